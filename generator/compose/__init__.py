"""Pages of the edition, made from annotated telegrams, entries and prose."""

from __future__ import annotations

from generator.compose.about import create_about
from generator.compose.bibliography import describe_cable, describe_cables, describe_edition, describe_entry
from generator.compose.cable import compose_views
from generator.compose.changes import compose_changes
from generator.compose.cited import compose_cited
from generator.compose.concordance import compose_mentions, list_periods
from generator.compose.differences import address_differences, compose_differences
from generator.compose.digest import WITHHELD, card_of, citations_of, create_index, mentions_of
from generator.compose.downloads import compose_downloads
from generator.compose.entry import compose_entry
from generator.compose.home import compose_home
from generator.compose.lists import compose_list, plan_lists
from generator.compose.notice import compose_gone, compose_withheld, plan_notices
from generator.compose.past import date_pages
from generator.compose.prose import compose_prose
from generator.compose.redirect import compose_redirect
from generator.compose.search import compose_search
from generator.compose.transcript import VIEWS

__all__ = [
    "VIEWS",
    "WITHHELD",
    "address_differences",
    "card_of",
    "citations_of",
    "compose_changes",
    "compose_cited",
    "compose_differences",
    "compose_downloads",
    "compose_entry",
    "compose_gone",
    "compose_home",
    "compose_list",
    "compose_mentions",
    "compose_prose",
    "compose_redirect",
    "compose_search",
    "compose_views",
    "compose_withheld",
    "create_about",
    "create_index",
    "date_pages",
    "describe_cable",
    "describe_cables",
    "describe_edition",
    "describe_entry",
    "list_periods",
    "mentions_of",
    "plan_lists",
    "plan_notices",
]

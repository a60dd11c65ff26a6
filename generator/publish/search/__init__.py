"""The search: an index of the site as it is published, made by Pagefind part by part and joined here."""

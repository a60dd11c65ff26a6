"""From Markdown to the live site: runs MkDocs, writes what MkDocs does not, swaps the site in one step, serves it."""

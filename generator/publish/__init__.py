"""From Markdown to the site that readers see: runs MkDocs, writes what MkDocs does not, and changes the live site in one step."""

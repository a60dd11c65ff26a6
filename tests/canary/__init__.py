"""The same Markdown, published by another builder, held against the site: does it still read alike without MkDocs?"""

"""Linking: which records, and which dates, a running text names; the entity linker.

A text becomes tokens (``tokenizer``), these spans (``spans``, by the names of the ``gazetteer`` and the forms
of ``dates_in_text``), these mentions (``linker``), and these the events that it is about (``subjects``).
"""

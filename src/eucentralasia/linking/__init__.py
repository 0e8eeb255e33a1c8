"""Linking: which records, and which dates, a running text names; the entity linker.

A text becomes tokens (``tokenizer``), these spans (``spans``, with the names of the ``gazetteer`` and the
dates of the room ``dates``), these mentions (``linker``), and these the events that it is about
(``events_in``).
"""

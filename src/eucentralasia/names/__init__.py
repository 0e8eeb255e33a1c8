"""Names: which record goes by a name, exactly or nearly, and which records a text names.

Each question has a room of its own, which is imported when it is first asked: ``finding``, ``searching``, ``mentions``, ``subjects``.
"""

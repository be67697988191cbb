"""What stages hand each other: frozen pydantic models.

Reads nothing, writes nothing, imports nothing of ours. A model here is the only thing two stages may share.
"""

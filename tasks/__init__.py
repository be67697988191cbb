"""Everything between a received document and a finished edition, one package a stage."""

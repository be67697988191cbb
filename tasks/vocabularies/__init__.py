"""vocabularies"""

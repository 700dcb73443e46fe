"""Synthetic photos of KTP-el, and the training of the nets that packages/photo-check ships."""

"""A second maker of photos, independent of the one the nets are trained on: other drawings, fonts, grounds, cameras."""

"""The end-to-end benchmark: the packaged command over whole files, measured from outside."""

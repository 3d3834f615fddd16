"""What `./lotline` needs before anything is installed: standard library only."""

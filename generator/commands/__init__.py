"""The commands, one thin module each: what is asked, what is called, what is printed."""

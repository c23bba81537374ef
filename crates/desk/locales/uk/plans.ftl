### Plans and pictures.

"""The ground: capabilities that know no word of the shop floor."""

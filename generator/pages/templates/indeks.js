lapkinCari({{ data }});

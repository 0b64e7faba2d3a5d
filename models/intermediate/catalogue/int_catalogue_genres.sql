{{ split_items(ref('int_catalogue_titles'), 'show_id', 'genres', 'genre') }}  -- noqa: PRS

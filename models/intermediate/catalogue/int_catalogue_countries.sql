{{ split_items(ref('int_catalogue_titles'), 'show_id', 'countries', 'country') }}  -- noqa: PRS

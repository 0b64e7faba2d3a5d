-- Few ratings spread by chance: only films with as many as half of all have a place.
{{ rated_movie_places('rating_spread', minimum_count=var('report_minimum_ratings')) }}

{{ rated_movie_places('bayesian_rating') }}

-- Films that others rated soon after those that the user rated last: nearer ones count more.
with

candidates as (
    {{ followers_of_last(var('recommender_steps')) }}
)

{{ unseen_places('candidates') }}

with

{{ taste_affinities(ref('fct_taste_titles')) }}

select * from affinities

with

cases as (
    select 'Jaws' as title, 'jaws' as expected_key
    union all select 'Jaws 3', 'jaws'
    union all select 'Jaws: The Revenge', 'jaws'
    union all select 'Naruto the Movie 2: Legend', 'naruto'
    union all select 'Kill Bill: Vol. 2', 'kill bill'
    union all select 'Kill Bill Vol. 2', 'kill bill'
    union all select 'Rocky IV', 'rocky'
    union all select 'Düğün Dernek 2', 'dugun dernek'
    union all select 'The Christmas Chronicles: Part Two', 'the christmas chronicles'
    union all select 'American Hustle (The Movie)', 'american hustle'
    union all select 'Seven', 'seven'
    union all select 'One Day at a Time', 'one day at a time'
    union all select 'The 100', null
    union all select 'Don 2', null
    union all select 'Petta (Telugu Version)', null
    union all select '21', null
)

select
    title,
    expected_key,
    {{ franchise_key('title') }} as actual_key
from cases
where {{ franchise_key('title') }} is distinct from expected_key

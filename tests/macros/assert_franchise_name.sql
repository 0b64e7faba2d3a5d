with

cases as (
    select 'Jaws' as title, 'Jaws' as expected_name
    union all select 'Jaws 3', 'Jaws'
    union all select 'Jaws: The Revenge', 'Jaws'
    union all select 'Naruto the Movie 2: Legend', 'Naruto'
    union all select 'Kill Bill: Vol. 2', 'Kill Bill'
    union all select 'Kill Bill Vol. 2', 'Kill Bill'
    union all select 'Rocky IV', 'Rocky'
    union all select 'The Christmas Chronicles: Part Two', 'The Christmas Chronicles'
    union all select 'American Hustle (The Movie)', 'American Hustle'
    union all select 'Seven', 'Seven'
    union all select 'One Day at a Time', 'One Day at a Time'
    union all select 'The 100', 'The'
    union all select 'Petta (Telugu Version)', null
)

select
    title,
    expected_name,
    {{ franchise_name('title') }} as actual_name
from cases
where {{ franchise_name('title') }} is distinct from expected_name

with

named as (
    select
        title_id,
        title,
        {{ franchise_name('title') }} as franchise_name
    from {{ ref('fct_catalogue_titles') }}
    where duplicate_of_show_id is null
),

folded as (
    select
        title_id,
        title,
        {{ fold_text('franchise_name') }} as folded_name
    from named
    where franchise_name is not null
),

keyed as (
    select
        title_id,
        title,
        {{ title_key('folded_name') }} as franchise
    from folded
),

counted as (
    select
        franchise,
        count(*) as title_count
    from keyed
    -- shorter ones are articles, or names of many
    where length(franchise) >= 4
    group by franchise
    -- namesakes are no franchise: one of its titles says more than its name
    having count(*) > 1 and min(lower(title)) <> max(lower(title))
)

select
    keyed.title_id,
    counted.franchise,
    cast(counted.title_count as integer) as title_count,
    {{ is_held_out('counted.franchise') }} as is_held_out
from keyed
inner join counted on keyed.franchise = counted.franchise

with

used_features as (
    {{ used_title_features() }}
),

{{ similar_pairs({'all': var('similarity_weights').keys() | list}, features='used_features') }},

scored as (
    select
        number_a,
        number_b,
        is_by_frequent,
        {{ similarity_score('shared_all', 'points_a', 'points_b') }} as score
    from pairs
),

keyed as (
    select
        number_a as title_number,
        {{ similarity_key('score', 'number_b') }} as pair_key
    from scored
    where score > 0

    union all

    select
        number_b as title_number,
        {{ similarity_key('score', 'number_a') }} as pair_key
    from scored
    where score > 0 and not is_by_frequent
),

ranked as (
    select
        title_number,
        pair_key,
        row_number() over (partition by title_number order by pair_key desc) as place
    from keyed
)

select
    a.title_id,
    cast(ranked.place as integer) as place,
    b.title_id as similar_title_id,
    {{ similarity_of_key('ranked.pair_key') }} / cast(1000000 as double) as score
from ranked
inner join works as a on ranked.title_number = a.title_number
inner join works as b on {{ number_of_key('ranked.pair_key') }} = b.title_number
where ranked.place <= {{ var('similar_titles') }}

with

genres as (
    select * from {{ ref('fct_catalogue_genres') }}
),

titles as (
    select
        count(*) as all_title_count,
        type
    from {{ ref('fct_catalogue_titles') }}
    group by type
),

genre_totals as (
    select
        genre,
        count(*) as title_count
    from genres
    group by genre
),

pairs as (
    select
        left_side.genre as genre_a,
        right_side.genre as genre_b,
        count(*) as title_count
    from genres as left_side
    inner join genres as right_side
        on left_side.show_id = right_side.show_id and left_side.genre < right_side.genre
    group by left_side.genre, right_side.genre
)

select
    dim_genres.type,
    pairs.genre_a,
    pairs.genre_b,
    pairs.title_count,
    cast(pairs.title_count as double)
    / (totals_a.title_count + totals_b.title_count - pairs.title_count) as jaccard_similarity,
    cast(pairs.title_count as double) * titles.all_title_count
    / nullif(cast(totals_a.title_count as double) * totals_b.title_count, 0) as lift
from pairs
inner join genre_totals as totals_a on pairs.genre_a = totals_a.genre
inner join genre_totals as totals_b on pairs.genre_b = totals_b.genre
inner join {{ ref('dim_genres') }} as dim_genres on pairs.genre_a = dim_genres.genre
inner join titles on dim_genres.type = titles.type
where pairs.title_count >= {{ var('report_minimum_pair_titles') }}
order by pairs.title_count desc, pairs.genre_a, pairs.genre_b

with

-- Titles that name the same genres are counted together: one of them stands for all.
genre_lists as (
    select
        type,
        min(show_id) as show_id,
        count(*) as title_count
    from {{ ref('fct_catalogue_titles') }}
    group by type, genres
),

genres as (
    select
        genre_lists.type,
        genre_lists.show_id,
        genre_lists.title_count,
        genres.genre
    from genre_lists
    inner join {{ ref('fct_catalogue_genres') }} as genres on genre_lists.show_id = genres.show_id
),

type_totals as (
    select
        type,
        cast(sum(title_count) as bigint) as all_title_count
    from genre_lists
    group by type
),

genre_totals as (
    select
        type,
        genre,
        cast(sum(title_count) as bigint) as title_count
    from genres
    group by type, genre
),

pairs as (
    select
        left_side.type,
        left_side.genre as genre_a,
        right_side.genre as genre_b,
        cast(sum(left_side.title_count) as bigint) as title_count
    from genres as left_side
    inner join genres as right_side
        on left_side.show_id = right_side.show_id and left_side.genre < right_side.genre
    group by left_side.type, left_side.genre, right_side.genre
)

select
    pairs.type,
    pairs.genre_a,
    pairs.genre_b,
    pairs.title_count,
    cast(pairs.title_count as double)
    / (totals_a.title_count + totals_b.title_count - pairs.title_count) as jaccard_similarity,
    cast(pairs.title_count as double)
    * type_totals.all_title_count
    / nullif(cast(totals_a.title_count as double) * totals_b.title_count, 0) as lift
from pairs
inner join type_totals on pairs.type = type_totals.type
inner join genre_totals as totals_a
    on pairs.type = totals_a.type and pairs.genre_a = totals_a.genre
inner join genre_totals as totals_b
    on pairs.type = totals_b.type and pairs.genre_b = totals_b.genre
where pairs.title_count >= {{ var('report_minimum_pair_titles') }}
order by pairs.title_count desc, pairs.type, pairs.genre_a, pairs.genre_b

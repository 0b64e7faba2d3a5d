{#- What a list should hold: works of one franchise, or that share what is kept from the model. -#}
with

franchises as (
    select
        titles.title_id,
        others.title_id as wanted_title_id,
        titles.franchise as cluster_name
    from {{ ref('fct_franchise_titles') }} as titles
    inner join {{ ref('fct_franchise_titles') }} as others
        on titles.franchise = others.franchise and titles.title_id <> others.title_id
    where titles.is_held_out
),

directors as (
    select distinct
        titles.title_id,
        others.title_id as wanted_title_id,
        titles.title_id as cluster_name
    from {{ ref('bridge_title_people') }} as titles
    inner join {{ ref('bridge_title_people') }} as others
        on titles.person = others.person and titles.title_id <> others.title_id
    where
        titles.role = 'director'
        and others.role = 'director'
        and {{ is_held_out('titles.title_id') }}
),

genre_lists as (
    select
        title_id,
        {{ join_items('genre', '|') }} as genres
    from {{ ref('bridge_title_genres') }}
    group by title_id
),

genres as (
    select
        titles.title_id,
        others.title_id as wanted_title_id,
        titles.title_id as cluster_name
    from genre_lists as titles
    inner join genre_lists as others
        on titles.genres = others.genres and titles.title_id <> others.title_id
    where {{ is_held_out('titles.title_id') }}
),

cases as (
    select
        'franchise' as task,
        franchises.*
    from franchises

    union all

    select
        'franchise without title words' as task,
        franchises.*
    from franchises

    union all

    select
        'director left out' as task,
        directors.*
    from directors

    union all

    select
        'genres left out' as task,
        genres.*
    from genres
),

drawn as (
    select
        *,
        dense_rank() over (partition by task order by md5(title_id)) as case_number
    from cases
)

select
    task,
    title_id,
    wanted_title_id,
    cluster_name
from drawn
where case_number <= {{ var('similarity_cases') }}

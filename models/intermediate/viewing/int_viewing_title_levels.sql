-- Every piece that may name a season or a part of it, within the title of an episode or a season.
with

pieces as (
    select
        bodies.title_text,
        pieces.position,
        pieces.content,
        lower(bodies.body_text) as body_text,
        bodies.first_position,
        bodies.last_position,
        bodies.has_suffix,
        bodies.suffix_number,
        bodies.suffix_text,
        lower(left(bodies.body_text, pieces.starts_at)) as show_text,
        lower(left(bodies.body_text, pieces.ends_at)) as prefix_text
    from {{ ref('int_viewing_title_bodies') }} as bodies
    inner join {{ ref('int_viewing_title_pieces') }} as pieces
        on
            bodies.title_text = pieces.title_text
            and pieces.position > bodies.first_position
            and pieces.position <= bodies.last_position
),

-- `Épisode` is French alone.
suffixes as (
    select
        content,
        language,
        is_exact,
        rank() over (partition by content order by is_exact desc) as place
    from {{ ref('int_viewing_title_marks') }}
    where role = 'episode'
),

words as (
    select
        pieces.title_text,
        pieces.position,
        marks.role,
        marks.language,
        marks.language_order,
        marks.number,
        marks.part_number,
        marks.episode_number,
        marks.is_in_words,
        suffixes.content is not null as is_language_of_suffix,
        marks.is_exact + coalesce(suffixes.is_exact, 0) as exactness
    from pieces
    inner join {{ ref('int_viewing_title_marks') }} as marks
        on
            pieces.content = marks.content
            and marks.role in ('season', 'part', 'chapter')
    left join suffixes
        on
            pieces.suffix_text = suffixes.content
            and marks.language = suffixes.language
            and suffixes.place = 1
),

-- `Stranger Things: Stranger Things 2: ...`
second_pieces as (
    select
        pieces.title_text,
        pieces.position,
        pieces.has_suffix,
        pieces.has_suffix
        or (pieces.position < pieces.last_position and pieces.content <> shows.content)
            as is_season,
        substr(pieces.content, length(shows.content) + 1) as rest
    from pieces
    inner join {{ ref('int_viewing_title_pieces') }} as shows
        on
            pieces.title_text = shows.title_text
            and pieces.first_position = shows.position
    where
        pieces.position = pieces.first_position + 1
        and lower(left(pieces.content, length(shows.content))) = lower(shows.content)
),

called_like_their_show as (
    select
        title_text,
        position,
        has_suffix,
        coalesce(cast({{ regexp_extract('rest', '([0-9]{1,2})$') }} as integer), 1) as number
    from second_pieces
    where is_season and {{ regexp_like('rest', '^(?:[ :]*[0-9]{1,2})?$') }}
),

levels as (
    select * from words

    union all

    select
        title_text,
        position,
        'show' as role,
        cast(null as {{ dbt.type_string() }}) as language,
        0 as language_order,
        number,
        cast(null as integer) as part_number,
        cast(null as integer) as episode_number,
        0 as is_in_words,
        has_suffix as is_language_of_suffix,
        0 as exactness
    from called_like_their_show
),

-- One language a piece and role.
ranked as (
    select
        levels.*,
        row_number() over (
            partition by levels.title_text, levels.position, levels.role
            order by
                case when levels.is_language_of_suffix then 0 else 1 end,
                levels.exactness desc,
                levels.language_order
        ) as place
    from levels
)

select
    ranked.title_text,
    ranked.position,
    ranked.role,
    ranked.language,
    ranked.number,
    ranked.part_number,
    ranked.episode_number,
    ranked.is_in_words = 1 as is_in_words,
    ranked.is_language_of_suffix,
    pieces.content,
    pieces.show_text,
    pieces.prefix_text,
    pieces.body_text,
    pieces.position < pieces.last_position as is_followed,
    pieces.has_suffix,
    pieces.suffix_number
from ranked
inner join pieces
    on ranked.title_text = pieces.title_text and ranked.position = pieces.position
where ranked.place = 1

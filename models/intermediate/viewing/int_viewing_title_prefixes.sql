-- Titles that name no season, each with every show that the words before one of its colons may be.
with

undecided as (
    select
        bodies.title_text,
        bodies.body_text,
        bodies.starts_at,
        bodies.first_position,
        bodies.last_position,
        bodies.has_suffix
    from {{ ref('int_viewing_title_bodies') }} as bodies
    left join {{ ref('int_viewing_title_seasons') }} as seasons
        on bodies.title_text = seasons.title_text
    where seasons.title_text is null and bodies.last_position > bodies.first_position
),

-- `Show: Episode 3`; of `Episode IV` and of words that are also chapters only brackets make sure.
chapter_words as (
    select distinct content
    from {{ ref('int_viewing_title_marks') }}
    where role in ('part', 'chapter')
),

episode_words as (
    select distinct content
    from {{ ref('int_viewing_title_marks') }}
    where role = 'episode' and is_in_words = 0 and number is not null
),

episode_pieces as (
    select
        undecided.title_text,
        min(pieces.position) as episode_position
    from undecided
    inner join {{ ref('int_viewing_title_pieces') }} as pieces
        on
            undecided.title_text = pieces.title_text
            and pieces.position > undecided.first_position
            and pieces.position <= undecided.last_position
    inner join episode_words on pieces.content = episode_words.content
    left join chapter_words on pieces.content = chapter_words.content
    where chapter_words.content is null
    group by undecided.title_text
),

prefixes as (
    select
        undecided.title_text,
        undecided.first_position,
        undecided.last_position,
        undecided.has_suffix or episode_pieces.episode_position is not null as is_episode,
        episode_pieces.episode_position,
        pieces.position,
        {{ without_colon('substr(undecided.body_text, undecided.starts_at + 1, pieces.ends_at - undecided.starts_at)') }}
            as prefix_text,
        trim(substr(undecided.body_text, undecided.starts_at + 1)) as whole_text
    from undecided
    inner join {{ ref('int_viewing_title_pieces') }} as pieces
        on
            undecided.title_text = pieces.title_text
            and pieces.position >= undecided.first_position
            and pieces.position < undecided.last_position
    left join episode_pieces on undecided.title_text = episode_pieces.title_text
)

select
    title_text,
    first_position,
    last_position,
    is_episode,
    episode_position,
    position,
    {{ title_key(fold_text('prefix_text')) }} as prefix_key,
    {{ title_key(fold_text('whole_text')) }} as whole_key
from prefixes

-- Each title cut where its season, or the show that was found for it, ends.
with

season_words as (
    select
        content,
        min_by(language, language_order) as language,
        min(number) as number,
        min(case when role = 'part' then number end) as part_number
    from {{ ref('int_viewing_title_marks') }}
    where role in ('part', 'chapter')
    group by content
),

cuts as (
    select
        title_text,
        position - 1 as show_position,
        position as season_position,
        through_position,
        season_label,
        season_number,
        part_number,
        episode_number,
        language,
        case role when 'season' then 'season' when 'show' then 'show_name' else 'part' end as reason
    from {{ ref('int_viewing_title_seasons') }}

    union all

    select
        splits.title_text,
        splits.show_position,
        splits.season_position,
        coalesce(splits.season_position, splits.show_position) as through_position,
        pieces.content as season_label,
        season_words.number as season_number,
        season_words.part_number,
        cast(null as integer) as episode_number,
        season_words.language,
        splits.reason
    from {{ ref('int_viewing_title_splits') }} as splits
    left join {{ ref('int_viewing_title_pieces') }} as pieces
        on splits.title_text = pieces.title_text and splits.season_position = pieces.position
    left join season_words on pieces.content = season_words.content
),

-- The number of an episode that goes by no other name: `Season 1: Episode 3`.
episode_marks as (
    select
        content,
        min(number) as number,
        min_by(language, language_order) as language
    from {{ ref('int_viewing_title_marks') }}
    where role = 'episode' and is_in_words = 0 and number is not null
    group by content
),

suffix_languages as (
    select
        content,
        language,
        row_number() over (partition by content order by is_exact desc, language_order) as place
    from {{ ref('int_viewing_title_marks') }}
    where role = 'episode'
)

select
    bodies.title_text,
    bodies.is_clip,
    bodies.has_suffix,
    cuts.reason,
    case
        when cuts.show_position is null or show_pieces.position = bodies.last_position
            then trim(substr(bodies.body_text, bodies.starts_at + 1))
        else
            {{ without_colon('substr(bodies.body_text, bodies.starts_at + 1, show_pieces.ends_at - bodies.starts_at)') }}
    end as show_title,
    cuts.season_label,
    cuts.season_number,
    cuts.part_number,
    case
        when through.position < bodies.last_position
            then nullif(trim(substr(bodies.body_text, through.ends_at + 1)), '')
    end as episode_title,
    coalesce(bodies.suffix_number, cuts.episode_number, episode_marks.number) as episode_number,
    coalesce(cuts.language, suffix_languages.language, episode_marks.language) as language,
    bodies.suffixed_text,
    coalesce(cuts.through_position < bodies.last_position, false) as is_followed
from {{ ref('int_viewing_title_bodies') }} as bodies
left join cuts on bodies.title_text = cuts.title_text
left join {{ ref('int_viewing_title_pieces') }} as show_pieces
    on bodies.title_text = show_pieces.title_text and cuts.show_position = show_pieces.position
left join {{ ref('int_viewing_title_pieces') }} as through
    on bodies.title_text = through.title_text and cuts.through_position = through.position
left join {{ ref('int_viewing_title_pieces') }} as next_pieces
    on
        bodies.title_text = next_pieces.title_text
        and cuts.through_position + 1 = next_pieces.position
left join episode_marks on next_pieces.content = episode_marks.content
left join suffix_languages
    on bodies.suffix_text = suffix_languages.content and suffix_languages.place = 1

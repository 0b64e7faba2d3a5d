-- Titles whose own words name the season: the first of them, unless a show is called like a season
-- or an episode like a part.
with

levels as (
    select * from {{ ref('int_viewing_title_levels') }}
),

-- `Show: Part 2: Temporada 1 (Episode 4)`: that episode is called like a season.
first_parts as (
    select
        title_text,
        min(position) as position
    from levels
    where role = 'part' and is_followed and not is_in_words and is_language_of_suffix
    group by title_text
),

seasoned as (
    select distinct title_text
    from levels
    where role = 'season'
),

strong as (
    select
        levels.*,
        first_value(levels.prefix_text) over in_order as first_prefix_text,
        first_value(levels.language) over in_order as first_language,
        first_value(levels.is_language_of_suffix) over in_order as is_first_language_of_suffix,
        row_number() over in_order as place,
        count(*) over (partition by levels.title_text) as strong_count
    from levels
    left join first_parts on levels.title_text = first_parts.title_text
    left join seasoned on levels.title_text = seasoned.title_text
    where
        (
            levels.role = 'season'
            and (
                first_parts.position is null
                or levels.position < first_parts.position
                or (levels.is_followed and levels.is_language_of_suffix)
            )
        )
        or (levels.role = 'show' and (levels.number > 1 or seasoned.title_text is null))
    window in_order as (partition by levels.title_text order by levels.position)
),

-- How many titles go on after what looks like a season, and how many after what would be the show
-- if the season came later.
prefix_counts as (
    select
        prefix_text,
        count(distinct body_text) as title_count
    from levels
    where is_followed and role in ('season', 'show')
    group by prefix_text
),

show_counts as (
    select
        show_text,
        count(distinct body_text) as title_count
    from levels
    where role in ('season', 'show')
    group by show_text
),

languages as (
    select
        language,
        count(*) as title_count
    from strong
    where strong_count = 1
    group by language
),

-- Where all titles that go on after the first such word share the rest of a show's name, too, it is
-- part of that name; else the number of the episode tells by its language, then the other titles.
strong_ranked as (
    select
        strong.*,
        row_number() over (
            partition by strong.title_text
            order by
                case
                    when coalesce(prefix_counts.title_count, 1) = 1 then 0
                    when
                        strong.place > 1
                        and (
                            strong.is_language_of_suffix > strong.is_first_language_of_suffix
                            or (
                                strong.is_language_of_suffix = strong.is_first_language_of_suffix
                                and (strong.is_followed or not strong.has_suffix)
                            )
                        )
                        and (
                            strong.has_suffix
                            or coalesce(languages.title_count, 0)
                            >= coalesce(first_languages.title_count, 0)
                        )
                        and show_counts.title_count >= prefix_counts.title_count
                        then 0
                    when strong.place = 1 then 1
                    else 2
                end,
                case when strong.is_language_of_suffix then 0 else 1 end,
                case
                    when strong.has_suffix then 0
                    when languages.title_count > 5 * coalesce(first_languages.title_count, 0) then 0
                    when strong.place = 1 then 1
                    else 2
                end,
                strong.position
        ) as choice
    from strong
    left join prefix_counts on strong.first_prefix_text = prefix_counts.prefix_text
    left join show_counts on strong.show_text = show_counts.show_text
    left join languages on strong.language = languages.language
    left join languages as first_languages on strong.first_language = first_languages.language
),

seasons as (
    select * from strong_ranked
    where choice = 1
),

-- Several episodes under one part make it a season; a part with a single one may be its title.
part_episodes as (
    select
        prefix_text,
        count(distinct body_text) as title_count
    from levels
    where role in ('part', 'chapter') and is_followed
    group by prefix_text
),

folded_texts as (
    select
        title_text,
        longest_minutes,
        {{ fold_text('full_text') }} as folded_text
    from {{ ref('int_viewing_title_texts') }}
),

texts as (
    select
        title_text,
        longest_minutes,
        {{ title_key('folded_text') }} as text_key
    from folded_texts
),

-- `Fear Street: Part 1: 1994`
films as (
    select distinct texts.title_text
    from texts
    left join {{ ref('int_viewing_title_names') }} as names
        on texts.text_key = names.name_key and names.kind = 'film'
    where
        names.name_key is not null
        or texts.longest_minutes >= {{ var('film_minimum_minutes') }}
),

parts as (
    select
        levels.*,
        row_number() over (
            partition by levels.title_text
            order by levels.position, levels.role desc
        ) as choice
    from levels
    inner join part_episodes on levels.prefix_text = part_episodes.prefix_text
    left join seasons on levels.title_text = seasons.title_text
    left join films on levels.title_text = films.title_text
    where
        seasons.title_text is null
        and (levels.has_suffix or films.title_text is null or part_episodes.title_count > 1)
        and levels.role in ('part', 'chapter')
        and levels.is_followed
        and (
            part_episodes.title_count > 1
            or (levels.role = 'part' and not levels.is_in_words)
            or (
                not levels.is_in_words
                and coalesce(levels.number <> levels.suffix_number, true)
            )
            or (levels.role = 'part' and levels.number <> levels.suffix_number)
        )
),

-- `Season 5: Part 2: ...`, in one language.
season_parts as (
    select distinct
        seasons.title_text,
        seasons.prefix_text as season_text,
        seasons.content as season_content,
        levels.prefix_text,
        levels.body_text,
        levels.position,
        levels.number,
        levels.is_in_words,
        levels.suffix_number
    from seasons
    inner join levels
        on
            seasons.title_text = levels.title_text
            and seasons.position + 1 = levels.position
            and levels.role = 'part'
            and levels.is_followed
    inner join {{ ref('int_viewing_title_marks') }} as marks
        on
            levels.content = marks.content
            and seasons.language = marks.language
            and marks.role = 'part'
),

season_part_counts as (
    select
        season_text,
        count(distinct body_text) as title_count
    from season_parts
    group by season_text
),

-- A lone one among episodes without a part is called like a part.
parts_of_seasons as (
    select
        season_parts.title_text,
        min(season_parts.position) as position,
        min(season_parts.number) as number
    from season_parts
    inner join part_episodes on season_parts.prefix_text = part_episodes.prefix_text
    inner join prefix_counts on season_parts.season_text = prefix_counts.prefix_text
    inner join season_part_counts
        on season_parts.season_text = season_part_counts.season_text
    where
        (
            part_episodes.title_count > 1
            or (
                not season_parts.is_in_words
                and {{ regexp_like('season_parts.season_content', '[0-9]') }}
                and coalesce(season_parts.number <> season_parts.suffix_number, true)
                and prefix_counts.title_count - season_part_counts.title_count < 2
            )
        )
    group by season_parts.title_text
)

select
    seasons.title_text,
    seasons.role,
    seasons.position,
    seasons.content as season_label,
    seasons.number as season_number,
    coalesce(seasons.part_number, parts_of_seasons.number) as part_number,
    seasons.episode_number,
    seasons.language,
    coalesce(parts_of_seasons.position, seasons.position) as through_position
from seasons
left join parts_of_seasons on seasons.title_text = parts_of_seasons.title_text

union all

select
    title_text,
    role,
    position,
    content as season_label,
    number as season_number,
    case when role = 'part' then number end as part_number,
    cast(null as integer) as episode_number,
    language,
    position as through_position
from parts
where choice = 1

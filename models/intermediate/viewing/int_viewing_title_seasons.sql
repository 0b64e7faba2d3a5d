-- Titles whose own words name the season: the first of them, unless a show is called like a season
-- or an episode like a part.
with

levels as (
    select * from {{ ref('int_viewing_title_levels') }}
),

strong as (
    select
        levels.*,
        row_number() over (partition by title_text order by position, role) as place,
        lead(position) over (partition by title_text order by position, role) as next_position,
        lead(is_followed) over (partition by title_text order by position, role) as is_next_followed
    from levels
    where role in ('season', 'show')
),

-- Where each of several titles goes on with a season after what looks like one, that belongs to the
-- name of the show.
branches as (
    select
        levels.prefix_text,
        count(distinct levels.title_text) as title_count,
        count(
            distinct case
                when strong.next_position = strong.position + 1 and strong.is_next_followed
                    then levels.title_text
            end
        ) as season_count
    from levels
    inner join strong
        on levels.title_text = strong.title_text and levels.position = strong.position
    where levels.is_followed
    group by levels.prefix_text
),

strong_ranked as (
    select
        strong.*,
        row_number() over (
            partition by strong.title_text
            order by
                case
                    when first.next_position is null then 0
                    when branches.title_count > 1 and branches.title_count > branches.season_count
                        then 0
                    when branches.title_count > 1
                        then case when strong.place = 2 then 0 else 1 end
                    when strong.is_language_of_suffix or strong.role = 'show' then 0
                    else 1
                end,
                strong.position,
                strong.role desc
        ) as choice
    from strong
    inner join strong as first on strong.title_text = first.title_text and first.place = 1
    left join branches on first.prefix_text = branches.prefix_text
),

seasons as (
    select * from strong_ranked
    where choice = 1
),

-- Several episodes under one part make it a season; a part with a single one may be its title.
part_episodes as (
    select
        prefix_text,
        count(distinct title_text) as title_count
    from levels
    where role in ('part', 'chapter') and is_followed
    group by prefix_text
),

-- `Fear Street: Part 1: 1994`
films as (
    select texts.title_text
    from {{ ref('int_viewing_title_texts') }} as texts
    left join {{ ref('int_viewing_title_names') }} as names
        on
            {{ title_key(fold_text('texts.full_text')) }} = names.name_key
            and names.kind = 'film'
    where
        names.name_key is not null
        or texts.longest_minutes >= {{ var('film_minimum_minutes') }}
),

parts as (
    select
        levels.*,
        row_number() over (partition by levels.title_text order by levels.position, levels.role desc)
            as choice
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
            or (levels.role = 'part' and coalesce(levels.number <> levels.suffix_number, true))
        )
),

-- `Season 5: Part 2: ...`, in one language.
parts_of_seasons as (
    select
        seasons.title_text,
        min(levels.position) as position,
        min(levels.number) as number
    from seasons
    inner join levels
        on
            seasons.title_text = levels.title_text
            and seasons.position + 1 = levels.position
            and levels.role = 'part'
            and levels.is_followed
    inner join part_episodes on levels.prefix_text = part_episodes.prefix_text
    where
        seasons.language = levels.language
        and (
            part_episodes.title_count > 1
            or (
                not levels.is_in_words
                and {{ regexp_like('seasons.content', '[0-9]') }}
                and coalesce(levels.number <> levels.suffix_number, true)
            )
        )
    group by seasons.title_text
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

-- Titles that name no season, told apart by the catalogue, by the other titles of their beginning and
-- by how long they were watched.
{% set film_minutes = var('film_minimum_minutes') %}
with

prefixes as (
    select * from {{ ref('int_viewing_title_prefixes') }}
),

names as (
    select
        name_key,
        max(case when kind = 'film' then 1 else 0 end) = 1 as is_film,
        max(case when kind = 'series' then 1 else 0 end) = 1 as is_series
    from {{ ref('int_viewing_title_names') }}
    group by name_key
),

-- Shows that other titles name with a season.
named_shows as (
    select
        {{ without_colon(
            'substr(bodies.body_text, bodies.starts_at + 1, pieces.ends_at - bodies.starts_at)'
        ) }} as show_title
    from {{ ref('int_viewing_title_seasons') }} as seasons
    inner join {{ ref('int_viewing_title_bodies') }} as bodies
        on seasons.title_text = bodies.title_text and not bodies.is_clip
    inner join {{ ref('int_viewing_title_pieces') }} as pieces
        on
            seasons.title_text = pieces.title_text
            and seasons.position - 1 = pieces.position
),

distinct_shows as (
    select distinct show_title from named_shows
),

show_keys as (
    select {{ title_key(fold_text('show_title')) }} as show_key from distinct_shows
),

shows as (
    select distinct show_key from show_keys
),

evidence as (
    select
        prefixes.*,
        texts.longest_minutes,
        coalesce(names.is_series, false) as is_known_series,
        coalesce(wholes.is_film, false) as is_whole_film,
        coalesce(wholes.is_series, false) as is_whole_series,
        shows.show_key is not null as is_named_show,
        coalesce(bodies.is_clip, false) as is_clip
    from prefixes
    inner join {{ ref('int_viewing_title_texts') }} as texts
        on prefixes.title_text = texts.title_text
    inner join {{ ref('int_viewing_title_bodies') }} as bodies
        on prefixes.title_text = bodies.title_text
    left join names on prefixes.prefix_key = names.name_key
    left join names as wholes on prefixes.whole_key = wholes.name_key
    left join shows on prefixes.prefix_key = shows.show_key
),

siblings as (
    select
        prefix_key,
        count(distinct whole_key) as sibling_count,
        max(case when position = last_position - 1 then 1 else 0 end) = 1 as has_leaf,
        max(case when is_whole_film then 1 else 0 end) = 1 as has_film,
        percentile_cont(0.5) within group (order by longest_minutes) as median_minutes
    from evidence
    where not is_clip
    group by prefix_key
),

weighed as (
    select
        evidence.*,
        coalesce(siblings.sibling_count, 1) as sibling_count,
        coalesce(siblings.has_leaf, false) as has_leaf,
        coalesce(siblings.has_film, false) as has_film,
        siblings.median_minutes
    from evidence
    left join siblings on evidence.prefix_key = siblings.prefix_key
),

-- The longest beginning that each kind of evidence speaks for; no later than the episode's piece.
chosen as (
    select
        title_text,
        max(case when is_known_series then position end) as catalogue_position,
        max(case when is_named_show then position end) as named_position,
        max(case when sibling_count > 1 then position end) as shared_position
    from weighed
    where position < coalesce(episode_position, last_position + 1)
    group by title_text
),

judged as (
    select
        weighed.title_text,
        weighed.first_position,
        weighed.last_position,
        weighed.is_episode,
        weighed.episode_position,
        weighed.longest_minutes,
        weighed.is_whole_film,
        weighed.is_whole_series,
        chosen.catalogue_position,
        chosen.named_position,
        chosen.shared_position,
        shared.sibling_count,
        shared.has_film,
        shared.median_minutes,
        catalogued.sibling_count as catalogued_count,
        catalogued.median_minutes as catalogued_minutes
    from weighed
    inner join chosen on weighed.title_text = chosen.title_text
    left join weighed as shared
        on
            weighed.title_text = shared.title_text
            and chosen.shared_position = shared.position
    left join weighed as catalogued
        on
            weighed.title_text = catalogued.title_text
            and chosen.catalogue_position = catalogued.position
    where weighed.position = weighed.first_position
),

decided as (
    select
        *,
        case
            when is_episode and catalogue_position is not null then 'episode_and_catalogue'
            when is_episode then 'episode'
            when is_whole_film and not is_whole_series then 'catalogue_film'
            when is_whole_series and not is_whole_film then 'catalogue_series'
            when catalogue_position is not null or named_position is not null
                then
                    case
                        when
                            longest_minutes >= {{ film_minutes }}
                            and (
                                catalogue_position is null
                                or catalogued_count = 1
                                or catalogued_minutes < {{ film_minutes }}
                            )
                            then 'duration_film'
                        when catalogue_position is not null then 'catalogue_show'
                        else 'named_show'
                    end
            when shared_position is not null
                then
                    case
                        when has_film then 'siblings_film'
                        when median_minutes >= {{ film_minutes }} then 'duration_film'
                        when median_minutes is not null then 'siblings_and_duration'
                        when sibling_count > 2 or last_position > first_position + 1
                            then 'siblings'
                        else 'colon'
                    end
            when longest_minutes >= {{ film_minutes }} then 'duration_film'
            else 'colon'
        end as reason
    from judged
),

shown as (
    select
        *,
        case
            when
                reason in ('catalogue_film', 'duration_film', 'siblings_film', 'colon')
                then null
            when reason = 'catalogue_series' then last_position
            when catalogue_position is not null then catalogue_position
            when named_position is not null then named_position
            when shared_position is null then first_position
            when shared_position > first_position then shared_position - 1
            else shared_position
        end as show_position
    from decided
),

-- `Show: Part 2`
part_words as (
    select distinct content
    from {{ ref('int_viewing_title_marks') }}
    where role in ('part', 'chapter')
)

select
    shown.title_text,
    shown.reason,
    shown.show_position,
    case
        when shown.show_position + 1 = shown.last_position
            then case when part_words.content is not null then shown.last_position end
        when shown.show_position >= shown.last_position then null
        when shown.show_position + 1 = shown.episode_position then null
        -- Next to episodes without a season there is none.
        when at_show.has_leaf then null
        when shown.is_episode or at_season.sibling_count > 1 then shown.show_position + 1
    end as season_position
from shown
left join weighed as at_show
    on shown.title_text = at_show.title_text and shown.show_position = at_show.position
left join weighed as at_season
    on shown.title_text = at_season.title_text and shown.show_position + 1 = at_season.position
left join {{ ref('int_viewing_title_pieces') }} as last_pieces
    on
        shown.title_text = last_pieces.title_text
        and shown.last_position = last_pieces.position
left join part_words
    on last_pieces.content = part_words.content and not shown.is_episode

-- Reports add a year or an original title to a name in one half-year and not in another, or take a
-- new name. An edition with less is one with more, unless a half-year lists both: then they differ.
with

editions as (
    select distinct
        edition_id,
        kind,
        show_key,
        title_year,
        original_group,
        runtime_minutes,
        edition_hours
    from {{ ref('int_engagement_editions') }}
),

pairs as (
    select
        plain.edition_id,
        full_name.edition_id as target_id,
        full_name.title_year as target_year,
        full_name.edition_hours as target_hours,
        abs(full_name.runtime_minutes - plain.runtime_minutes) as runtime_difference_minutes
    from editions as plain
    inner join editions as full_name
        on plain.kind = full_name.kind and plain.show_key = full_name.show_key
    where
        plain.title_year is null
        and (
            (
                full_name.title_year is not null
                and (
                    plain.original_group = full_name.original_group
                    or (
                        plain.kind = 'film'
                        and (plain.original_group = '' or full_name.original_group = '')
                    )
                )
            )
            or (
                plain.kind = 'film'
                and full_name.title_year is null
                and plain.original_group = ''
                and full_name.original_group <> ''
            )
        )
        and (
            plain.kind = 'series'
            or abs(full_name.runtime_minutes - plain.runtime_minutes) <= 1
        )

    union

    select
        former.edition_id,
        renamed.edition_id as target_id,
        renamed.title_year as target_year,
        renamed.edition_hours as target_hours,
        abs(renamed.runtime_minutes - former.runtime_minutes) as runtime_difference_minutes
    from {{ ref('int_engagement_renames') }} as renames
    inner join editions as former
        on renames.kind = former.kind and renames.former_key = former.show_key
    inner join editions as renamed
        on renames.kind = renamed.kind and renames.title_key = renamed.show_key
    where
        former.edition_id <> renamed.edition_id
        and (
            former.kind = 'series'
            or abs(renamed.runtime_minutes - former.runtime_minutes) <= 1
        )
),

listings as (
    select distinct
        editions.edition_id,
        title_rows.half_year,
        coalesce(title_rows.season_number, 0) as season_number
    from {{ ref('int_engagement_editions') }} as editions
    inner join {{ ref('int_engagement_title_rows') }} as title_rows
        on editions.spelling_id = title_rows.spelling_id
),

namesakes as (
    select distinct
        pairs.edition_id,
        pairs.target_id
    from pairs
    inner join listings as plain on pairs.edition_id = plain.edition_id
    inner join listings as full_name
        on
            pairs.target_id = full_name.edition_id
            and plain.half_year = full_name.half_year
            and plain.season_number = full_name.season_number
),

ranked as (
    select
        pairs.edition_id,
        pairs.target_id,
        pairs.target_hours,
        row_number() over (
            partition by pairs.edition_id
            order by
                pairs.runtime_difference_minutes nulls last,
                case when pairs.target_year is not null then 0 else 1 end,
                pairs.target_hours desc,
                pairs.target_id
        ) as place
    from pairs
    left join namesakes
        on pairs.edition_id = namesakes.edition_id and pairs.target_id = namesakes.target_id
    where namesakes.edition_id is null
),

chosen as (
    select
        edition_id,
        target_id,
        target_hours
    from ranked
    where place = 1
)

-- Of two that point at one another the one with more hours stands.
select
    chosen.edition_id,
    chosen.target_id
from chosen
left join chosen as back
    on chosen.target_id = back.edition_id and chosen.edition_id = back.target_id
where
    back.edition_id is null
    or chosen.target_hours > back.target_hours
    or (chosen.target_hours = back.target_hours and chosen.target_id < chosen.edition_id)

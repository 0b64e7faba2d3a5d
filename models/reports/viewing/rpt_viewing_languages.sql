with

labelled as (
    {{ with_all_profiles(ref('fct_viewing_plays'), ['title_id', 'language', 'watched_seconds']) }}
),

works as (
    select
        profile_label,
        title_id,
        language,
        count(*) as play_count,
        sum(watched_seconds) as watched_seconds
    from labelled
    group by profile_label, title_id, language
),

weeks as (
    select
        title_id,
        language_group,
        row_number() over (
            partition by title_id
            order by count(*) desc, language_group asc
        ) as place
    from {{ ref('fct_top10_global_weeks') }}
    where language_group is not null
    group by title_id, language_group
),

told as (
    select
        works.profile_label,
        'original language' as basis,
        weeks.language_group as language,
        works.play_count,
        works.watched_seconds
    from works
    left join weeks on works.title_id = weeks.title_id and weeks.place = 1

    union all

    select
        profile_label,
        'language of the titles' as basis,
        language,
        play_count,
        watched_seconds
    from works
),

languages as (
    select
        profile_label,
        basis,
        coalesce(language, 'not known') as language,
        language is not null as is_known,
        sum(play_count) as play_count,
        sum(watched_seconds) as watched_seconds
    from told
    group by profile_label, basis, language
),

totals as (
    select
        profile_label,
        basis,
        sum(play_count) as play_count,
        sum(case when is_known then play_count else 0 end) as known_play_count,
        sum(watched_seconds) as watched_seconds,
        sum(case when is_known then watched_seconds else 0 end) as known_seconds
    from languages
    group by profile_label, basis
)

select
    languages.profile_label,
    languages.basis,
    languages.language,
    languages.is_known,
    cast(languages.play_count as bigint) as play_count,
    {{ minutes_of('languages.watched_seconds') }} as watched_minutes,
    case
        when languages.is_known
            then cast(languages.play_count as double) / nullif(totals.known_play_count, 0)
    end as play_share,
    case
        when languages.is_known
            then cast(languages.watched_seconds as double) / nullif(totals.known_seconds, 0)
    end as minutes_share,
    cast(totals.known_play_count as double) / totals.play_count as play_coverage,
    cast(totals.known_seconds as double) / nullif(totals.watched_seconds, 0) as minutes_coverage
from languages
inner join totals
    on languages.profile_label = totals.profile_label and languages.basis = totals.basis

with

labelled as (
    {{ with_all_profiles(ref('fct_viewing_row_counts'), [
        'source', 'row_class', 'clip_type', 'row_count', 'autoplayed_row_count', 'watched_seconds',
    ]) }}
),

classes as (
    select
        profile_label,
        source,
        row_class,
        coalesce(clip_type, '') as clip_type,
        sum(row_count) as row_count,
        sum(autoplayed_row_count) as autoplayed_row_count,
        sum(watched_seconds) as watched_seconds
    from labelled
    group by profile_label, source, row_class, coalesce(clip_type, '')
)

select
    profile_label,
    source,
    row_class,
    clip_type,
    row_class = 'play' as is_play,
    cast(row_count as bigint) as row_count,
    cast(autoplayed_row_count as bigint) as autoplayed_row_count,
    {{ minutes_of('watched_seconds') }} as watched_minutes,
    cast(row_count as double) / sum(row_count) over (partition by profile_label) as row_share,
    cast(watched_seconds as double)
    / nullif(sum(watched_seconds) over (partition by profile_label), 0) as minutes_share
from classes

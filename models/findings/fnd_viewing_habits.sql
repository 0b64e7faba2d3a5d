with

period as (
    select
        min(played_on) as first_on,
        max(played_on) as last_on
    from {{ ref('fct_viewing_plays') }}
),

binges as (
    select
        sum(session_count) as session_count,
        sum(binge_count) as binge_count,
        cast(sum(binge_session_count) as double) / nullif(sum(session_count), 0) as session_share,
        {{ exact_sum('binge_minutes') }}
        / nullif({{ exact_sum('series_minutes') }}, 0) as binge_share
    from {{ ref('rpt_viewing_binge_rate') }}
    where profile_label = 'all profiles'
),

starts as (
    select
        sum(numbered_binge_count) as binge_count,
        cast(sum(first_episode_binge_count) as double) / nullif(sum(numbered_binge_count), 0)
            as first_share
    from {{ ref('rpt_viewing_binge_starts') }}
    where profile_label = 'all profiles'
),

series as (
    select
        sum(series_count) as series_count,
        max(case when completion_status = 'finished' then series_share end) as finished_share,
        max(case when completion_status = 'abandoned' then series_share end) as abandoned_share,
        max(case when completion_status = 'abandoned' then series_count end) as abandoned_count,
        max(case when completion_status = 'abandoned' then minutes_share end)
            as abandoned_minutes_share
    from {{ ref('rpt_viewing_completion_status') }}
    where profile_label = 'all profiles'
),

profile_hours as (
    select
        profile_label,
        {{ exact_sum('watched_minutes') }} as watched_minutes,
        {{ exact_sum('case when hour >= 22 or hour < 4 then watched_minutes end') }}
        / nullif({{ exact_sum('watched_minutes') }}, 0) as late_share,
        max(timezone) as timezone
    from {{ ref('rpt_viewing_hours') }}
    where profile_label <> 'all profiles'
    group by profile_label
),

profile_places as (
    select
        *,
        count(*) over () as profile_count,
        min(late_share) over () as least_share,
        row_number() over (order by late_share desc nulls last, profile_label) as place
    from profile_hours
),

owl as (
    select * from profile_places
    where place = 1
)

{{ finding(
    relation='binges cross join period',
    is_held='session_count >= 50 and binge_share >= 0.3 and session_share <= 0.6 * binge_share',
    finding_id='viewing_binges', position=670, area='viewing', audience='fan',
    headline='[percent binge_share] of the time given to series is watched in binges',
    claim='[count binge_count] binges, in [percent session_share] of the sessions: few sittings, but long
        ones.',
    value='binge_share', unit='share',
    population='sessions of all profiles', population_count='session_count',
    period_from='first_on', period_to='last_on',
    caveat='A binge is three or more different episodes of a series in one session, a session plays with
        pauses of half an hour at most; both are variables of the project.',
    report='rpt_viewing_binge_rate', figure='viewing_binge_rate',
    action='Begin a series only on an evening that is free until late.',
    check='Compare this share, and the hour at which sessions end, in the next three months.'
) }}
union all
{{ finding(
    relation='starts cross join period',
    is_held='binge_count >= 30 and first_share between 0.1 and 0.6',
    finding_id='viewing_binges_begin_late', position=680, area='viewing', audience='programmer',
    headline='Only [percent first_share] of binges begin with the first episode of a season',
    claim='All others take a season up where it was left: what is binged is most often a series that one
        is in already.',
    value='first_share', unit='share',
    low=wilson_bound('first_share', 'binge_count', '-'),
    high=wilson_bound('first_share', 'binge_count', '+'),
    population='binges whose episodes have numbers', population_count='binge_count',
    period_from='first_on', period_to='last_on',
    uncertainty='95% interval by Wilson, as if binges were independent',
    caveat='Of the profiles of one account, which stand for nobody else. Episodes without a number are
        left out.',
    report='rpt_viewing_binge_starts', figure='viewing_binge_starts'
) }}
union all
{{ finding(
    relation='series cross join period',
    is_held='series_count >= 20 and finished_share >= 1.5 * abandoned_share and abandoned_count >= 1',
    finding_id='viewing_finished', position=690, area='viewing', audience='fan',
    headline='[percent finished_share] of series were finished, [percent abandoned_share] abandoned',
    claim='The [count abandoned_count] abandoned ones took [percent abandoned_minutes_share] of the time
        given to series.',
    value='finished_share', unit='share',
    population='series of all profiles, each profile for itself', population_count='series_count',
    period_from='first_on', period_to='last_on',
    caveat='Abandoned is not gone on with for 60 days before the last play of the profile; of the rest
        some are being watched, and of some nobody lists the end.',
    report='rpt_viewing_completion_status', figure='viewing_completion',
    action='Drop a series that has not been gone on with for two months from the list.',
    check='Count how many of those dropped are taken up again within a year.'
) }}
union all
{{ finding(
    relation='owl cross join period',
    is_held='profile_count >= 2 and watched_minutes >= 600 and late_share >= 0.1
        and late_share >= 2 * least_share',
    finding_id='viewing_late', position=695, area='viewing', audience='fan',
    headline='[text profile_label] watches [percent late_share] of its time between ten at night and four',
    claim='It is the latest of [count profile_count] profiles; the earliest watches
        [percent least_share] of its time then.',
    value='late_share', unit='share',
    population='profiles with times of day', population_count='profile_count',
    period_from='first_on', period_to='last_on',
    caveat='By the clocks of [text timezone], as if plays were never paused; abroad, the clock is wrong.',
    report='rpt_viewing_hours', figure='viewing_hours'
) }}

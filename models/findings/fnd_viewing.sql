with

period as (
    select
        min(played_on) as first_on,
        max(played_on) as last_on,
        count(*) as play_count
    from {{ ref('fct_viewing_plays') }}
),

rows_by_class as (
    select
        sum(row_count) as row_count,
        sum(case when row_class in ('clip', 'brief') then row_count end) as noise_count,
        cast(sum(case when row_class in ('clip', 'brief') then row_count end) as double)
        / nullif(sum(row_count), 0) as noise_share,
        {{ exact_sum("case when row_class in ('clip', 'brief') then watched_minutes end") }}
        / nullif({{ exact_sum('watched_minutes') }}, 0) as noise_minutes_share,
        sum(case when row_class = 'play' then row_count end) as play_count,
        cast(sum(case when row_class = 'play' then autoplayed_row_count end) as double)
        / nullif(sum(case when row_class = 'play' then row_count end), 0) as autoplayed_share
    from {{ ref('rpt_viewing_row_classes') }}
    where profile_label = 'all profiles' and source = 'viewing_activity'
),

months as (
    select
        {{ exact_sum('watched_minutes') }} as watched_minutes,
        {{ exact_sum('film_minutes') }}
        / nullif({{ exact_sum('watched_minutes') }}, 0) as film_share,
        {{ exact_sum('rewatch_minutes') }}
        / nullif({{ exact_sum('watched_minutes') }}, 0) as rewatch_share,
        sum(rewatch_play_count) as rewatch_count,
        sum(play_count) as play_count
    from {{ ref('rpt_viewing_months') }}
    where profile_label = 'all profiles'
),

devices as (
    select
        device_family,
        {{ exact_sum('watched_minutes') }} as watched_minutes,
        sum(play_count) as play_count
    from {{ ref('rpt_viewing_devices') }}
    where profile_label = 'all profiles' and is_known
    group by device_family
),

device_shares as (
    select
        device_family,
        watched_minutes / nullif({{ exact_sum('watched_minutes', 'over ()') }}, 0) as device_share,
        sum(play_count) over () as play_count,
        row_number() over (order by watched_minutes desc, device_family) as place
    from devices
),

top_device as (
    select * from device_shares
    where place = 1
),

places as (
    select
        country,
        minutes_share,
        minutes_coverage,
        title_count,
        row_number() over (order by minutes_share desc, country) as place
    from {{ ref('rpt_viewing_countries') }}
    where profile_label = 'all profiles' and is_known
),

top_country as (
    select * from places
    where place = 1
)

{{ finding(
    relation='rows_by_class cross join period',
    is_held='row_count >= 200 and noise_share >= 0.15 and noise_minutes_share <= 0.03',
    finding_id='viewing_rows_are_not_views', position=610, area='viewing', audience='analyst',
    headline='[percent noise_share] of the rows of a viewing export are clips and brief looks; they are
        [percent noise_minutes_share] of the time',
    claim='[count noise_count] of [count row_count] rows are trailers and other clips, or main content
        left within two minutes: counted as views they would drown the rest.',
    value='noise_share', unit='share',
    population='rows of full exports', population_count='row_count',
    period_from='first_on', period_to='last_on',
    caveat='Of full exports alone: short ones have no clips and no durations.',
    report='rpt_viewing_row_classes', figure='viewing_row_classes',
    action='Leave out clips and looks of under two minutes before anything is counted.',
    check='The minutes should stay within a few hundredths of what they were, the rows should not.'
) }}
union all
{{ finding(
    relation='rows_by_class cross join period',
    is_held='rows_by_class.play_count >= 100 and autoplayed_share between 0.1 and 0.6',
    finding_id='viewing_autoplay_is_watched', position=620, area='viewing', audience='analyst',
    headline='[percent autoplayed_share] of plays of two minutes or more began by themselves',
    claim='The export marks them as autoplayed. Whoever drops autoplayed rows as not watched loses these
        [percent autoplayed_share] of the plays.',
    value='autoplayed_share', unit='share',
    low=wilson_bound('autoplayed_share', 'rows_by_class.play_count', '-'),
    high=wilson_bound('autoplayed_share', 'rows_by_class.play_count', '+'),
    population='plays of full exports', population_count='rows_by_class.play_count',
    period_from='first_on', period_to='last_on',
    uncertainty='95% interval by Wilson, as if plays were independent',
    caveat='Watched means on for two minutes or more; whether anyone looked is not known.',
    report='rpt_viewing_row_classes', figure='viewing_row_classes'
) }}
union all
{{ finding(
    relation='months cross join period',
    is_held='months.play_count >= 100 and rewatch_share >= 0.05',
    finding_id='viewing_again', position=630, area='viewing', audience='fan',
    headline='[percent rewatch_share] of the time went to what had been watched before',
    claim='[count rewatch_count] of [count months.play_count] plays are of a film or an episode already
        watched two weeks or more earlier.',
    value='rewatch_share', unit='share',
    population='plays of all profiles', population_count='months.play_count',
    period_from='first_on', period_to='last_on',
    caveat='What was watched before the export begins is not known to be watched again.',
    report='rpt_viewing_months', figure='viewing_familiarity'
) }}
union all
{{ finding(
    relation='months cross join period',
    is_held='months.play_count >= 100 and film_share <= 0.4',
    finding_id='viewing_series_first', position=640, area='viewing', audience='fan',
    headline='[percent 1 - film_share] of the time went to series, [percent film_share] to films',
    claim='That is [large watched_minutes / 60] hours in all, over every profile.',
    value='1 - film_share', unit='share',
    population='plays of all profiles', population_count='months.play_count',
    period_from='first_on', period_to='last_on',
    caveat='Short exports have no minutes, so that their plays are in no share of time. Titles that tell
        neither season nor episode are placed by their length.',
    report='rpt_viewing_months', figure='viewing_kinds'
) }}
union all
{{ finding(
    relation='top_device cross join period',
    is_held='top_device.play_count >= 100 and device_share >= 0.4',
    finding_id='viewing_device', position=650, area='viewing', audience='fan',
    headline='[percent device_share] of the time was watched on one kind of device: [text device_family]',
    claim='No other kind comes near: of all kinds that the export names, this one has most of the time.',
    value='device_share', unit='share',
    population='plays whose device is known', population_count='top_device.play_count',
    period_from='first_on', period_to='last_on',
    caveat='The kind is read from the name of the device; short exports name none.',
    report='rpt_viewing_devices', figure='viewing_devices'
) }}
union all
{{ finding(
    relation='top_country cross join period',
    is_held='title_count >= 20 and minutes_share >= 0.3 and minutes_coverage >= 0.5',
    finding_id='viewing_country', position=660, area='viewing', audience='fan',
    headline='[percent minutes_share] of the time went to titles of one country: [text country]',
    claim='Of the time whose country of production is known, which is [percent minutes_coverage] of all.',
    value='minutes_share', unit='share',
    population='titles of [text country] watched', population_count='title_count',
    period_from='first_on', period_to='last_on',
    caveat='A co-production counts in full for each of its countries, and newer titles than the
        catalogue file are not known.',
    report='rpt_viewing_countries', figure='viewing_countries'
) }}

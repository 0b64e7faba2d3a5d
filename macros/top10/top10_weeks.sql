{# A select with one row per file and spelling of a week: the week that it means, and whether no
   such week can have been published. Slashes and dashes have the month or the day first, whichever
   makes more of the file's weeks end on a Sunday, the month on a tie; dots have the day first.
   A week is impossible before the lists began, after 2100, or when it stands in fewer than three
   rows more than ten weeks after the weeks that stand in more: a mistyped one. #}
{% macro top10_weeks(relation) -%}
    with

    cells as (
        select
            _file as source_file,
            week,
            {{ clean_text('week') }} as spelling,
            count(*) as row_count
        from {{ relation }}
        group by _file, week
    ),

    readings as (
        select
            *,
            {{ plain_date('spelling') }} as plain_on,
            {{ parse_date('spelling', ['m_d_yyyy']) }} as month_first_on,
            {{ parse_date('spelling', ['d_m_yyyy']) }} as day_first_on
        from cells
    ),

    orders as (
        select
            source_file,
            count(case when {{ iso_weekday('day_first_on') }} = 7 then 1 end)
            > count(case when {{ iso_weekday('month_first_on') }} = 7 then 1 end) as is_day_first
        from readings
        where plain_on is null
        group by source_file
    ),

    dates as (
        select
            readings.source_file,
            readings.week,
            readings.row_count,
            coalesce(
                readings.plain_on,
                case
                    when orders.is_day_first then readings.day_first_on
                    else readings.month_first_on
                end
            ) as week_ending_on
        from readings
        left join orders on readings.source_file = orders.source_file
    ),

    counted as (
        select
            source_file,
            week,
            week_ending_on,
            sum(row_count) over (partition by source_file, week_ending_on) as row_count,
            week_ending_on not between cast('2021-06-01' as date) and cast('2100-12-31' as date)
                as is_out_of_range
        from dates
    ),

    placed as (
        select
            *,
            max(case when row_count >= 3 and not is_out_of_range then week_ending_on end) over (
                partition by source_file
                order by week_ending_on, week
                rows between unbounded preceding and 1 preceding
            ) as earlier_week_on
        from counted
    )

    select
        source_file,
        week,
        week_ending_on,
        is_out_of_range
        or (row_count < 3 and {{ add_weeks('earlier_week_on', 10) }} < week_ending_on)
            as is_impossible
    from placed
{%- endmacro %}

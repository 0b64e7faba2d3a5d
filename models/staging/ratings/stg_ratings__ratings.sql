{#- Kept between builds: only files that are new or changed are cast again. -#}
{{ config(
    materialized='incremental',
    incremental_strategy='append',
    on_schema_change='fail',
    meta={'is_free_of_viewing': true},
    pre_hook="{{ drop_changed_files('ratings') }}",
) }}

with

source as (
    select
        records.*,
        files.content_hash
    from {{ raw('ratings') }} as records
    left join {{ raw('landed_files') }} as files
        on records._file = files._file and files.raw_table = 'ratings'
    {% if is_incremental() %}
        where records._file not in (select distinct staged.source_file from {{ this }} as staged)
    {% endif %}
),

typed as (
    select
        source.dataset,
        try_cast(source.movie_id as integer) as movie_id,
        try_cast(source.user_id as integer) as user_id,
        try_cast(source.rating as double) as rating,
        case
            when source.date is not null then try_cast(source.date as date)
            when source.timestamp is not null
                then
                    cast(
                        {{ add_seconds(
                            "timestamp '1970-01-01 00:00:00'",
                            'try_cast(source.timestamp as bigint)'
                        ) }} as date
                    )
        end as rated_on,
        source._file as source_file,
        source._row as source_row,
        source.content_hash
    from source
)

select
    dataset,
    movie_id,
    user_id,
    rating,
    rated_on,
    source_file,
    source_row,
    content_hash,
    case
        when movie_id is null then 'movie_unreadable'
        when user_id is null then 'user_unreadable'
        when rating is null then 'rating_unreadable'
        when not {{ is_on_scale('rating', 'dataset') }} then 'rating_out_of_scale'
        when rated_on is null then 'date_unreadable'
        when
            rated_on not between cast('{{ var("first_rated_on") }}' as date)
            and cast('2100-12-31' as date)
            then 'date_impossible'
    end as rejection_rule
from typed

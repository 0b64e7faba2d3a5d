with

-- Of namesakes of one kind and year the first, by people and synopsis, keeps the plain key.
keyed as (
    select
        titles.show_id,
        md5(
            titles.kind
            || '|'
            || titles.title_key
            || '|'
            || coalesce(cast(titles.release_year as {{ dbt.type_string() }}), '')
            || case
                when
                    row_number() over (
                        partition by titles.kind, titles.title_key, titles.release_year
                        order by
                            coalesce(titles.director, ''),
                            coalesce(titles.description, ''),
                            titles.show_id
                    ) > 1
                    then '|' || titles.show_id
                else ''
            end
        ) as title_id
    from {{ ref('int_catalogue_titles') }} as titles
    left join {{ ref('int_catalogue_duplicates') }} as duplicates
        on titles.show_id = duplicates.show_id
    where duplicates.show_id is null
)

select
    show_id,
    title_id,
    cast(null as {{ dbt.type_string() }}) as duplicate_of_show_id,
    cast(null as {{ dbt.type_string() }}) as duplicate_rule
from keyed

union all

select
    duplicates.show_id,
    keyed.title_id,
    duplicates.duplicate_of_show_id,
    duplicates.duplicate_rule
from {{ ref('int_catalogue_duplicates') }} as duplicates
inner join keyed on duplicates.duplicate_of_show_id = keyed.show_id

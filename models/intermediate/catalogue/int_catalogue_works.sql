with

titles as (
    select
        titles.show_id,
        titles.kind,
        titles.title_key,
        titles.release_year,
        titles.director,
        titles.description,
        duplicates.duplicate_of_show_id,
        duplicates.duplicate_rule
    from {{ ref('int_catalogue_titles') }} as titles
    left join {{ ref('int_catalogue_duplicates') }} as duplicates
        on titles.show_id = duplicates.show_id
),

-- Of namesakes of one kind and year the first, by people and synopsis, keeps the plain key.
keyed as (
    select
        show_id,
        md5(
            kind
            || '|'
            || title_key
            || '|'
            || coalesce(cast(release_year as {{ dbt.type_string() }}), '')
            || case
                when
                    row_number() over (
                        partition by kind, title_key, release_year
                        order by coalesce(director, ''), coalesce(description, ''), show_id
                    ) > 1
                    then '|' || show_id
                else ''
            end
        ) as title_id
    from titles
    where duplicate_of_show_id is null
)

select
    titles.show_id,
    keyed.title_id,
    titles.duplicate_of_show_id,
    titles.duplicate_rule
from titles
inner join keyed
    on coalesce(titles.duplicate_of_show_id, titles.show_id) = keyed.show_id

-- Each work is stood for by exactly one record, which is no duplicate itself.
select
    dim_titles.title_id,
    count(titles.show_id) as standing_record_count
from {{ ref('dim_titles') }} as dim_titles
left join {{ ref('fct_catalogue_titles') }} as titles
    on dim_titles.title_id = titles.title_id and titles.duplicate_of_show_id is null
where dim_titles.is_in_catalogue
group by dim_titles.title_id
having count(titles.show_id) <> 1

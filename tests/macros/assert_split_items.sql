with

lists as (
    select 'a' as list_id, ' United Kingdom, France,,United Kingdom ,' as list_text
    union all select 'b', ', ,'
    union all select 'c', null
    union all select 'd', 'One'
),

actual as (
    {{ split_items('lists', 'list_id', 'list_text', 'item') }}  -- noqa: PRS
),

expected as (
    select 'a' as list_id, 'United Kingdom' as item, 1 as position
    union all select 'a', 'France', 2
    union all select 'd', 'One', 1
)

(
    select list_id, item, position from actual
    except
    select list_id, item, position from expected
)
union all
(
    select list_id, item, position from expected
    except
    select list_id, item, position from actual
)
union all

select
    list_id,
    'items' as item,
    {{ item_count('list_text') }} as position
from lists
where {{ item_count('list_text') }} <> case list_id when 'a' then 3 when 'b' then 0 when 'd' then 1 end

with

devices as (
    select distinct device
    from {{ ref('int_viewing_activity_rows') }}
    where device is not null
),

found as (
    select
        devices.device,
        min(families.position) as position
    from devices
    inner join {{ ref('device_families') }} as families
        on contains(' ' || lower(devices.device) || ' ', families.keyword)
    group by devices.device
),

named as (
    select
        devices.device,
        coalesce(families.device_family, 'other') as device_family
    from devices
    left join found on devices.device = found.device
    left join {{ ref('device_families') }} as families on found.position = families.position
)

select
    device,
    device_family,
    cast(power(2, dense_rank() over (order by device_family) - 1) as integer) as device_family_bit
from named

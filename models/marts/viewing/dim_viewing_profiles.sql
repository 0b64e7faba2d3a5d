select
    profile_id,
    'profile ' || cast(profile_id as {{ dbt.type_string() }}) as profile_label,
    account_id,
    profile_name as profile
from {{ ref('int_viewing_profiles') }}

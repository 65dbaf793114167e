create trigger entry_unchanged before update on entry begin select raise(abort, 'entry rows are never changed'); end;
create trigger entry_kept before delete on entry begin select raise(abort, 'entry rows are never deleted'); end;
create trigger plan_version_unchanged before update on plan_version begin select raise(abort, 'plan_version rows are never changed'); end;
create trigger plan_version_kept before delete on plan_version begin select raise(abort, 'plan_version rows are never deleted'); end;
create trigger signature_unchanged before update on signature begin select raise(abort, 'signature rows are never changed'); end;
create trigger signature_kept before delete on signature begin select raise(abort, 'signature rows are never deleted'); end;
create trigger activity_record_unchanged before update on activity_record begin select raise(abort, 'activity_record rows are never changed'); end;
create trigger activity_record_kept before delete on activity_record begin select raise(abort, 'activity_record rows are never deleted'); end;
create trigger entry_value_unchanged before update on entry_value begin select raise(abort, 'entry_value rows are never changed, only erased'); end;

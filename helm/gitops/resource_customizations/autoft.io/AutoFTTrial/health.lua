local states = {Complete = "Healthy", Failed = "Degraded", Blocked = "Degraded"}
if obj.status ~= nil and obj.status.conditions ~= nil then
  for _, condition in ipairs(obj.status.conditions) do
    if condition.status == "True" and states[condition.type] ~= nil then
      return {status = states[condition.type], message = condition.message}
    end
  end
end
return {status = "Progressing", message = "not ended yet"}

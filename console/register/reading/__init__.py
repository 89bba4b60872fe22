"""Questions to the register: each returns frozen values of ``console.model.shown`` and changes nothing."""

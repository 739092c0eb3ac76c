package io.spillway.datadog;

import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;

/** What has to be done so that Datadog has what the files say. */
final class Plan {

	private final Definitions definitions;

	private final Remotes remotes;

	private final Inventory inventory;

	private final Ids ids = new Ids();

	private Plan(Definitions definitions, Remotes remotes, Inventory inventory) {
		this.definitions = definitions;
		this.remotes = remotes;
		this.inventory = inventory;
	}

	/**
	 * Makes a plan. It changes nothing, but asks Datadog whether it would take the
	 * monitors: all but those that refer to an SLO that does not exist yet.
	 * @throws FailureException if it would not, or an object is there twice
	 */
	static Plan make(Definitions definitions, Remotes remotes) {
		Plan plan = new Plan(definitions, remotes, Inventory.read(remotes, definitions.environment()));
		for (Kind kind : Kind.values()) {
			plan.of(kind).forEach(plan::rememberId);
		}
		plan.of(Kind.MONITOR).stream().filter((change) -> change.wanted().complete()).forEach(plan::validate);
		return plan;
	}

	/** What is to be done for the files of a kind, with the ids that are known by now. */
	List<Change> of(Kind kind) {
		return this.definitions.of(kind).stream().map(this::change).toList();
	}

	/** What has no file any more. */
	List<Managed> withoutFile(Kind kind) {
		return this.inventory.of(kind)
			.stream()
			.filter((managed) -> this.definitions.find(kind, managed.name()).isEmpty())
			.toList();
	}

	void remember(Definition definition, String id) {
		this.ids.put(definition, id);
	}

	/** Asks Datadog whether it would take what is to be made or changed. */
	void validate(Change change) {
		if (change.isNeeded()) {
			this.remotes.of(change.definition().kind())
				.validate(change.toString(), change.id(), change.wanted().tree());
		}
	}

	private Change change(Definition definition) {
		Rendered wanted = this.definitions.render(definition, this.ids);
		Managed managed = this.inventory.find(definition);
		return new Change(definition, managed, wanted, differences(definition.kind(), managed, wanted));
	}

	private List<Difference> differences(Kind kind, @Nullable Managed managed, Rendered wanted) {
		if (managed == null) {
			return Comparison.of(JsonNodeFactory.instance.objectNode(), wanted.tree());
		}
		Remote remote = this.remotes.of(kind);
		return Comparison.of(remote.comparable(managed.tree()), remote.comparable(wanted.tree()));
	}

	private void rememberId(Change change) {
		if (change.managed() != null) {
			remember(change.definition(), change.managed().id());
		}
	}

}

"""The map: an offline world, the missions, the areas and the people, drawn from values. It asks nothing and stores nothing."""
